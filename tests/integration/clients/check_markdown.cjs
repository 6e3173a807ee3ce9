// check_markdown.cjs FILE: what a CommonMark renderer makes of a plan is a heading, folded parts
// that are closed, and diffs in fences; nothing from a file or an account has become markup.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const MarkdownIt = require('markdown-it');

const file = process.argv[2];
const text = fs.readFileSync(file, 'utf8');
const markdown = new MarkdownIt({ html: true, linkify: false });
const tokens = markdown.parse(text, {});
const flat = tokens.flatMap(token => [token, ...(token.children ?? [])]);

// The verdict comes first.
assert.strictEqual(tokens[0].type, 'heading_open');
assert.strictEqual(tokens[0].tag, 'h3');
assert.match(tokens[1].content, /^(Plan: |No changes|Blocked)/);

// The only HTML is ours: folded parts with a summary in which code is escaped.
const ours = /^(<\/?(details|summary|code|strong)( open)?>|[^<>])*$/;
let open = 0;
for (const token of flat.filter(one => one.type.startsWith('html_'))) {
  assert.match(token.content, ours, `HTML that is not ours: ${token.content}`);
  open += (token.content.match(/<details/g) ?? []).length;
  open -= (token.content.match(/<\/details>/g) ?? []).length;
  assert.ok(open >= 0 && open <= 1, 'folded parts stand one after another');
}
assert.strictEqual(open, 0, 'every folded part is closed');

// Diffs are in fences, and every line of one begins as a line of a diff does.
for (const fence of flat.filter(token => token.type === 'fence' && token.info === 'diff')) {
  for (const line of fence.content.replace(/\n$/, '').split('\n')) {
    assert.match(line, /^([-+ @\\]|$)/, `no line of a diff: ${line.slice(0, 80)}`);
  }
}

// Nobody is called, nothing is loaded, and no link leads away.
assert.deepStrictEqual(flat.filter(token => token.type === 'image' || token.type === 'link_open'), []);
const prose = flat.filter(token => token.type === 'text').map(token => token.content).join('\n');
assert.doesNotMatch(prose, /(^|\s)@[a-z]/i);
assert.ok(Buffer.byteLength(text) < 65536 || path.basename(file) !== 'demo.md');
console.log(`ok: ${path.basename(file)} is Markdown of ${tokens.length} blocks`);
