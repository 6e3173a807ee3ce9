// node check_documents.cjs PRINT_DOCUMENT NPM_FOLDER FOLDER…; see check_documents.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');

const [program, npmFolder, ...folders] = process.argv.slice(2);
const load = createRequire(resolve(npmFolder, 'package.json'));
const dotenv = load('dotenv');
const jsonc = load('jsonc-parser');
const smolToml = load('smol-toml');
const seed = Number(process.env.CFPLAN_SEED ?? Math.floor(Math.random() * 2 ** 31));
const randomFiles = Math.min(Number(process.env.CFPLAN_ITERATIONS ?? 2000), 10000);

// As wrangler calls them: an error for everything that is not read whole.
function parseJsonc(text) {
  const errors = [];
  const value = jsonc.parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) throw new Error(jsonc.printParseErrorCode(errors[0].error));
  return value;
}

const formats = {
  toml: { files: /\.toml$/, parse: smolToml.parse },
  jsonc: { files: /(\.jsonc|^wrangler\.json)$/, parse: parseJsonc },
  env: { files: /\.env$/, parse: dotenv.parse },
};

function filesBelow(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, pattern);
    return pattern.test(entry.name) ? [path] : [];
  });
}

// A date by its meaning; everything else as it is.
function plain(value) {
  if (value instanceof Date) return { date: value.toISOString() };
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value === 0 ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const numbers = { inf: Infinity, '-inf': -Infinity, nan: NaN };

function fromTagged(value) {
  if (Array.isArray(value)) return value.map(fromTagged);
  if (typeof value.type !== 'string') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromTagged(inner)]));
  }
  switch (value.type) {
    case 'number': return plain(numbers[value.value] ?? Number(value.value));
    case 'boolean': return value.value === 'true';
    case 'date': return plain(smolToml.parse(`d = ${value.value}`).d);
    case 'null': return null;
    default: return value.value;
  }
}

// What cfplan reads they must read, and as the same. That it refuses more than they do is no
// danger to anybody's file.
function compare(name, { parse }, words) {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 };
  const count = { same: 0, refused: 0 };
  for (const reading of JSON.parse(execFileSync(program, [name, ...words], options))) {
    if (reading.problem !== undefined) {
      ++count.refused;
      continue;
    }
    let theirs;
    try {
      theirs = parse(reading.text);
    } catch (error) {
      assert.fail(`${reading.name}: only cfplan reads it: ${error.message}`);
    }
    assert.deepEqual(fromTagged(reading.value), plain(theirs), reading.name);
    ++count.same;
  }
  return count;
}

for (const [name, format] of Object.entries(formats)) {
  const files = folders.flatMap((folder) => filesBelow(folder, format.files));
  assert.ok(files.length > 0, `there is no ${name} file in ${folders}`);
  console.log(`ok: ${name}, files:`, compare(name, format, files));
  const random = compare(name, format, ['--random', randomFiles, seed]);
  console.log(`ok: ${name}, random (CFPLAN_SEED=${seed}):`, random);
}
