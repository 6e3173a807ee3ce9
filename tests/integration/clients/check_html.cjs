// check_html.cjs CHROMIUM FILE: the page of a plan in a real browser: it asks nobody anything, says
// nothing in the console, breaks no rule of axe-core in light and dark, and its filters and keys work.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const [program, file] = process.argv.slice(2);
const name = path.basename(file, '.html');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function open(browser, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('dialog', dialog => { complaints.push('a dialog'); dialog.dismiss(); });
  page.on('request', request => {
    const is_page = request.url().startsWith('file:') && request.isNavigationRequest();
    if (!is_page && !request.url().startsWith('data:')) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, close: () => context.close() };
}

async function picture(page, kind) {
  const folder = process.env.CFPLAN_SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}-${kind}.png`) });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
}

const shown = page => page.locator('article:visible').count();

async function check_filters(page) {
  const all = await shown(page);
  const customers = await page.locator('select[name=customer] option').evaluateAll(
    options => options.map(option => option.value).filter(value => value !== ''));
  let sum = 0;
  for (const customer of customers) {
    await page.selectOption('select[name=customer]', customer);
    const count = await shown(page);
    assert.ok(count > 0, `nothing is shown of ${customer}`);
    assert.strictEqual(await page.textContent('#shown'), `${count} of ${all} shown`);
    sum += count;
  }
  await page.selectOption('select[name=customer]', '');
  assert.ok(sum <= all);
  for (const box of await page.locator('input[name=action]').all()) await box.uncheck();
  assert.strictEqual(await shown(page), 0);
  for (const box of await page.locator('input[name=action]').all()) await box.check();
  assert.strictEqual(await shown(page), all);
}

async function check_keys(page) {
  const focused = () => page.evaluate(() => {
    const groups = [...document.querySelectorAll('article')];
    return groups.indexOf(document.activeElement);
  });
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('j');
  assert.strictEqual(await focused(), 0);
  await page.keyboard.press('k');
  assert.strictEqual(await focused(), 0, 'k stays at the first');
  if (await shown(page) > 1) {
    await page.keyboard.press('j');
    assert.strictEqual(await focused(), 1);
  }
  await page.keyboard.press('v');
  assert.strictEqual(await page.evaluate(() => document.body.dataset.view), 'split');
  await picture(page, 'split');
  await page.keyboard.press('v');
  await page.keyboard.press('/');
  assert.strictEqual(await page.evaluate(() => document.activeElement.name), 'customer');
  await page.keyboard.press('j');
  assert.strictEqual(await page.evaluate(() => document.activeElement.name), 'customer',
    'a key typed into a field is the field\'s');
  await page.selectOption('select[name=customer]', '');
}

async function check_scheme(browser, colorScheme) {
  const { page, complaints, close } = await open(browser, { colorScheme });
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = background.match(/\d+/g).slice(0, 3).every(part => Number(part) > 127);
  assert.strictEqual(light, colorScheme === 'light', `${colorScheme}: background ${background}`);
  await picture(page, colorScheme);
  assert.deepStrictEqual(await violations(page), []);
  if (await page.locator('#filters').count() > 0) {
    await page.check('input[value=split]');
    assert.deepStrictEqual(await violations(page), []);
    await page.check('input[value=unified]');
    await check_filters(page);
    await check_keys(page);
  }
  assert.deepStrictEqual(complaints, []);
  await close();
}

async function check_small_and_plain(browser) {
  const narrow = await open(browser, { viewport: { width: 320, height: 640 } });
  const width = await narrow.page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.ok(width <= 320, `a narrow page is ${width} wide`);
  await picture(narrow.page, 'narrow');
  await narrow.page.emulateMedia({ media: 'print' });
  assert.strictEqual(await narrow.page.locator('form:visible').count(), 0, 'no form on paper');
  await narrow.close();
  const plain = await open(browser, { javaScriptEnabled: false });
  assert.strictEqual(await plain.page.locator('form:visible').count(), 0);
  assert.strictEqual(await plain.page.locator('article').count(), await shown(plain.page));
  await plain.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    for (const scheme of ['light', 'dark']) await check_scheme(browser, scheme);
    await check_small_and_plain(browser);
  } finally {
    await browser.close();
  }
  console.log(`ok: ${name}.html in a browser`);
})().catch(error => {
  console.error(`FAILED: ${name}.html: ${error.message}`);
  process.exit(1);
});
