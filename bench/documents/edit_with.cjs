// node edit_with.cjs NPM_FOLDER PACKAGE FILE KEY…: sets the string at the keys with an npm package.
const { createRequire } = require('node:module');
const { readFileSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

const [npmFolder, name, file, ...keys] = process.argv.slice(2);
const load = createRequire(resolve(npmFolder, 'package.json'));
const text = readFileSync(file, 'utf8');

const editors = {
  '@decimalturn/toml-patch': ({ parse, patch }) => {
    const tree = parse(text);
    keys.slice(0, -1).reduce((at, key) => at[key], tree)[keys.at(-1)] = 'https://new';
    return patch(text, tree);
  },
  'jsonc-parser': ({ modify, applyEdits }) =>
    applyEdits(text, modify(text, keys, 'https://new', { formattingOptions: {} })),
};

import(load.resolve(name)).then((library) => {
  const edited = editors[name](library.default ?? library);
  if (!edited.includes('https://new')) process.exit(1);
  writeFileSync(file, edited);
});
