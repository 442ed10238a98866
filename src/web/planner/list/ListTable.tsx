import { Tag } from 'antd';
import type { paths } from '../../../generated/api.js';
import { listTexts } from '../../../messages/screens/list.js';
import { useTexts } from '../../shared/useLanguage.js';

export type Latest = paths['/api/lists/latest']['get']['responses'][200]['content']['application/json'];
export type ListLine = Latest['lines'][number];

/** Lines of a list; cards on a narrow screen, and a table that breaks between rows on paper. */
export function ListTable({
  lines,
  caption,
}: {
  readonly lines: readonly ListLine[];
  readonly caption: string;
}) {
  const t = useTexts(listTexts);
  const heads = [t.date, t.name, t.ground, t.tier, t.score, t.reasons, t.lead, t.members, t.pi];
  return (
    <table className="plain-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { readonly line: ListLine }) {
  const t = useTexts(listTexts);
  return (
    <tr>
      <td data-head={t.date} className="no-wrap">
        {line.date}
      </td>
      <td data-head={t.name}>
        {line.name}
        <div className="quiet number">{line.id}</div>
      </td>
      <td data-head={t.ground}>
        {line.ground === 'random' ? t.random : <Tag color="error">{t.certainty}</Tag>}
      </td>
      <td data-head={t.tier}>{line.tier}</td>
      <td data-head={t.score} className="figure">
        {line.score}
      </td>
      <td data-head={t.reasons}>{line.reasons}</td>
      <td data-head={t.lead}>{line.lead}</td>
      <td data-head={t.members}>{line.members}</td>
      <td data-head={t.pi} className="figure">
        {line.pi}
      </td>
    </tr>
  );
}
