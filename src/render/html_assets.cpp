#include "render/html_assets.hpp"

namespace cfplan {

std::string_view html_style() {
  return R"css(
:root{color-scheme:light dark;--bg:#fff;--fg:#1f2328;--dim:#57606a;--line:#8c959f;--soft:#f6f8fa;
--add:#dafbe1;--del:#ffebe9;--hunk:#ddf4ff;--hunk-fg:#0a3069;--create:#116329;--change:#7d4e00;
--delete:#a40e26;--focus:#0969da}
@media(prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--dim:#9da7b3;--line:#6e7681;
--soft:#161b22;--add:#12361f;--del:#4a1519;--hunk:#10263f;--hunk-fg:#b6d9ff;--create:#7ee787;
--change:#e3b341;--delete:#ffa198;--focus:#58a6ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:90rem;padding:1rem;background:var(--bg);color:var(--fg);
font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.15rem;margin:0 0 .5rem}
code,kbd,pre,td{font-family:ui-monospace,monospace;font-size:.875rem}
.dim{color:var(--dim)}
h2 code{font-size:1.15rem}h2 .dim{font-size:1rem;font-weight:400}
article{border:1px solid var(--line);border-radius:.4rem;padding:.75rem 1rem;margin:1rem 0;
content-visibility:auto;contain-intrinsic-size:auto 12rem}
article[hidden],form[hidden]{display:none}
form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;background:var(--soft);padding:.75rem;
border:1px solid var(--line);border-radius:.4rem}
fieldset{border:0;padding:0;margin:0;display:flex;gap:.75rem}legend{padding:0}
label select{display:block}
select,input{font:inherit;color:inherit;background:var(--bg);accent-color:var(--focus)}
select{padding:.25rem;border:1px solid var(--line);border-radius:.25rem;max-width:20rem}
ul{margin:.5rem 0;padding-left:1.25rem}ul.signed{list-style:none;padding:0}
.create{color:var(--create)}.change{color:var(--change)}.delete{color:var(--delete)}
summary{cursor:pointer;padding:.25rem 0}
pre{margin:0}
.diff{border:1px solid var(--line);overflow-x:auto;margin:.25rem 0}
.diff pre{white-space:pre;min-width:max-content}
.diff pre span{display:block;padding:0 .5rem}
.add{background:var(--add)}.del{background:var(--del)}
.hunk{background:var(--hunk);color:var(--hunk-fg)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th{text-align:left;padding:0 .5rem;font-size:.875rem}
td{white-space:pre-wrap;vertical-align:top;padding:0 .5rem}
col.no{width:4.5rem}td.no{color:var(--dim);text-align:right}
.split{display:none}
[data-view=split] .split{display:block}[data-view=split] .unified{display:none}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:.2rem solid var(--focus);outline-offset:.1rem}
@media print{:root{--bg:#fff;--fg:#000;--dim:#444;--line:#777;--soft:#fff;--add:#dafbe1;
--del:#ffebe9;--hunk:#ddf4ff;--hunk-fg:#0a3069;--create:#116329;--change:#7d4e00;--delete:#a40e26}
form,.keys,[role=status]{display:none}body{max-width:none;padding:0;font-size:10pt}
article{content-visibility:visible}h2,summary{break-after:avoid}
.diff pre{white-space:pre-wrap;min-width:0}*{print-color-adjust:exact}}
)css";
}

std::string_view html_script() {
  return R"js(
(() => {
  const form = document.getElementById('filters');
  if (!form) return;
  const groups = [...document.querySelectorAll('article')];
  const status = document.getElementById('shown');
  const fields = form.elements;
  const filter = () => {
    const customer = fields.customer.value;
    const environment = fields.environment.value;
    const actions = [...fields.action].filter(box => box.checked).map(box => box.value);
    let shown = 0;
    for (const group of groups) {
      const its = group.dataset.actions.split(' ');
      group.hidden = (customer !== '' && group.dataset.customer !== customer) ||
        (environment !== '' && group.dataset.environment !== environment) ||
        !actions.some(action => its.includes(action));
      if (!group.hidden) shown += 1;
    }
    status.textContent = shown + ' of ' + groups.length + ' shown';
    document.body.dataset.view = fields.view.value;
  };
  const step = by => {
    const seen = groups.filter(group => !group.hidden);
    if (seen.length === 0) return;
    const at = seen.indexOf(document.activeElement.closest('article'));
    const next = at < 0 ? (by > 0 ? 0 : seen.length - 1)
      : Math.min(Math.max(at + by, 0), seen.length - 1);
    seen[next].focus();
    seen[next].scrollIntoView({block: 'start'});
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('select, input')) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '/') fields.customer.focus();
    else if (event.key === 'v') {
      fields.view.value = fields.view.value === 'split' ? 'unified' : 'split';
      filter();
    } else return;
    event.preventDefault();
  });
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  form.hidden = false;
  filter();
})();
)js";
}

}  // namespace cfplan
