// The official SDK against the emulator: everything that it lists and makes must come out as the
// SDK's own types say.
const assert = require('node:assert/strict');
const { default: Cloudflare } = require('cloudflare');

const account_id = process.env.CLOUDFLARE_ACCOUNT_ID;
const client = new Cloudflare({
  apiToken: process.env.CLOUDFLARE_API_TOKEN,
  baseURL: process.env.CLOUDFLARE_API_BASE_URL,
  maxRetries: 0,
});

async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

async function checkLists() {
  assert.equal((await client.user.tokens.verify()).status, 'active');
  assert.equal((await all(client.accounts.list()))[0].id, account_id);
  const zones = await all(client.zones.list({ account: { id: account_id }, per_page: 50 }));
  assert.equal(zones.length, 120);
  assert.ok(zones.every((zone) => zone.id && zone.name && zone.account.id === account_id));
  const one = await all(client.zones.list({ name: 'example.com' }));
  assert.deepEqual(one.map((zone) => zone.id), ['zone']);
  const databases = await all(client.d1.database.list({ account_id, per_page: 10 }));
  assert.equal(databases.length, 2346);
  const scripts = await all(client.workers.scripts.list({ account_id }));
  assert.deepEqual(scripts.map((script) => script.id).sort(),
    ['ahead', 'data-service', 'fresh-worker', 'varied']);
}

// The SDK's own list of deployments reads another member than the API has.
async function checkVersions() {
  const live = (script) => client.get(
    `/accounts/${account_id}/workers/scripts/${script}/deployments`);
  for (const [script, isLive] of [['ahead', false], ['data-service', true]]) {
    const versions = await all(client.workers.scripts.versions.list(script, { account_id }));
    const { deployments } = (await live(script)).result;
    const serving = deployments[0].versions.map((version) => version.version_id);
    assert.equal(serving.includes(versions[0].id), isLive);
  }
}

async function checkSecrets() {
  const script = 'data-service';
  await client.workers.scripts.secrets.update(script, {
    account_id, name: 'FROM_SDK', text: 'value', type: 'secret_text',
  });
  const names = (await all(client.workers.scripts.secrets.list(script, { account_id })))
    .map((secret) => secret.name);
  assert.deepEqual(names, ['BULK_A', 'BULK_B', 'FROM_SDK', 'PUT_ONE']);
  await client.workers.scripts.secrets.delete('FROM_SDK', { account_id, script_name: script });
  await assert.rejects(all(client.workers.scripts.secrets.list('nobody', { account_id })),
    (error) => error.status === 404 && error.errors[0].code === 10007);
}

async function checkDatabases() {
  const created = await client.d1.database.create({ account_id, name: 'sdk-db' });
  assert.equal(created.name, 'sdk-db');
  assert.equal((await client.d1.database.get(created.uuid, { account_id })).name, 'sdk-db');
  await assert.rejects(client.d1.database.create({ account_id, name: 'sdk-db' }),
    (error) => error.errors[0].code === 7502);
}

async function checkRefusals() {
  const stranger = new Cloudflare({
    apiToken: 'another', baseURL: process.env.CLOUDFLARE_API_BASE_URL, maxRetries: 0,
  });
  await assert.rejects(all(stranger.zones.list()),
    (error) => error.status === 401 && error.errors[0].code === 1000);
}

(async () => {
  for (const check of [checkLists, checkVersions, checkSecrets, checkDatabases, checkRefusals]) {
    await check();
    console.log(`ok: sdk ${check.name}`);
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
