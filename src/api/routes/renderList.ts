import type { PublishedList } from '../../app/ports/publishedList.js';
import type { ListLine } from '../../app/month/monthList.js';
import { shortCode } from '../../core/kernel/shortCode.js';

/** Style of both pages; served as a file, so that no page needs inline style. */
export const LIST_STYLE = `
  :root { color-scheme: light; font: 15px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1f1f1f; }
  body { margin: 0 auto; max-width: 1240px; padding: 24px; }
  h1 { font-size: 24px; margin: 0 0 4px; }
  .lead { color: #595959; margin: 0 0 16px; }
  dl { display: flex; flex-wrap: wrap; gap: 12px 32px; margin: 0 0 20px; padding: 16px; background: #f5f7fa; border-radius: 8px; }
  dt { color: #595959; font-size: 13px; } dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
  table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: 8px 0; color: #595959; }
  th, td { text-align: left; vertical-align: top; padding: 8px 10px; border-bottom: 1px solid #e4e7ec; }
  thead th { position: sticky; top: 0; background: #fff; border-bottom: 2px solid #0958d9; white-space: nowrap; }
  td.num { text-align: right; font-variant-numeric: tabular-nums; } td.date { white-space: nowrap; }
  .id { color: #595959; font-size: 13px; font-variant-numeric: tabular-nums; }
  .certainty { color: #a8071a; font-weight: 600; white-space: nowrap; }
  a { color: #0958d9; }
  form { max-width: 360px; margin: 12vh auto; display: grid; gap: 12px; }
  label { display: grid; gap: 4px; color: #595959; } input { font: inherit; padding: 8px 10px; border: 1px solid #8c8c8c; border-radius: 6px; }
  button { font: inherit; padding: 10px; border: 0; border-radius: 6px; color: #fff; background: #0958d9; }
  .alert { color: #a8071a; margin: 0; }
  @media (max-width: 720px) {
    thead { display: none; } tr { display: block; border-bottom: 2px solid #e4e7ec; padding: 8px 0; }
    td { display: block; border: 0; padding: 2px 0; } td.num { text-align: left; }
    td::before { content: attr(data-label) " "; color: #595959; font-size: 13px; }
  }
  @media print { body { padding: 0; max-width: none; font-size: 10pt; } nav { display: none; } thead th { position: static; } tr { break-inside: avoid; } @page { size: A4 landscape; margin: 12mm; } }
`;

/** The latest list as one self-contained page without script. */
export function renderList(list: PublishedList | null): string {
  const body =
    list === null
      ? '<h1>尚无名单</h1><p class="lead" lang="en">No list has been made yet.</p>'
      : listBody(list);
  const title = list === null ? 'Evenhand' : `${list.title.zh} ${list.month}`;
  return pageOf(title, body);
}

/** Where one signs in; `refusal` says why the last try failed. */
export function renderSignIn(refusal: string | null): string {
  const alert = refusal === null ? '' : `<p class="alert" role="alert">${escape(refusal)}</p>`;
  return pageOf(
    '登录 · Evenhand',
    `<form method="post" action="/"><h1>登录 <span lang="en">Sign in</span></h1>${alert}
<label>登录名 Login<input name="login" autocomplete="username" required autofocus></label>
<label>密码 Password<input name="password" type="password" autocomplete="current-password" required></label>
<button>登录 Sign in</button></form>`,
  );
}

function pageOf(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><link rel="stylesheet" href="/style.css"></head><body><main>${body}</main></body></html>`;
}

function listBody({ title, month, summary, lines }: PublishedList): string {
  const { targets, frame } = summary;
  return `<h1>${escape(title.zh)} ${escape(month)}</h1>
<p class="lead" lang="en">${escape(title.en)}</p>
<dl>${[
    ['检查对象', `${String(targets.total)} 户`],
    ['其中随机抽取', String(targets.random)],
    ['必查', String(targets.certainty)],
    ['抽样框', `${String(frame.rows)} 户（排除 ${String(frame.excluded)}）`],
    ['承诺短码', shortCode(summary.commitmentHash)],
  ]
    .map(([term, value]) => `<div><dt>${escape(term ?? '')}</dt><dd>${escape(value ?? '')}</dd></div>`)
    .join('')}</dl>
<nav><a href="/api/lists/latest/bundle.zip">下载核验文件包 bundle.zip</a> · <a href="/docs">接口文档 (OpenAPI)</a></nav>
<table><caption>按日期排列；核验方法：<code>npx evenhand verify bundle.zip</code></caption><thead><tr>${HEADERS.map((header) => `<th scope="col">${header}</th>`).join('')}</tr></thead><tbody>${lines.map(row).join('')}</tbody></table>`;
}

const HEADERS = ['日期', '检查对象', '产生方式', '等级', '风险分', '风险依据', '组长', '组员', '入样概率'];

function row(line: ListLine): string {
  const ground = line.ground === 'random' ? '随机' : '<span class="certainty">必查</span>';
  const cells: readonly [string, string][] = [
    ['date', escape(line.date)],
    ['', `${escape(line.name)}<div class="id">${escape(line.id)}</div>`],
    ['', ground],
    ['', escape(line.tier)],
    ['num', String(line.score)],
    ['', escape(line.reasons)],
    ['', escape(line.lead)],
    ['', escape(line.members)],
    ['num', escape(line.pi)],
  ];
  const tds = cells.map(
    ([kind, html], index) => `<td class="${kind}" data-label="${HEADERS[index] ?? ''}">${html}</td>`,
  );
  return `<tr>${tds.join('')}</tr>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
