import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Spin } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { shortCode } from '../../../core/kernel/shortCode.js';
import { listTexts } from '../../../messages/screens/list.js';
import { answer, api } from '../../client/client.js';
import { codeOf } from '../../client/problem.js';
import { useLanguage, useTexts } from '../../shared/useLanguage.js';
import { Failure } from '../parts/Failure.js';
import { useTitle } from '../shell/useTitle.js';
import { ListTable, type Latest, type ListLine } from './ListTable.js';

/** The latest list, to be looked through and printed, with the bundle that proves it. */
export default function ListPage() {
  const t = useTexts(listTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['lists', 'latest'],
    queryFn: () => answer(api.GET('/api/lists/latest')),
  });
  useTitle(t.title);
  if (error !== null && codeOf(error) === 'api.no-list') return <Empty description={t.none} />;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Spin size="large" className="whole-page" />;
  return <List {...data} />;
}

function List({ title, month, commitmentHash, lines }: Latest) {
  const t = useTexts(listTexts);
  const { language } = useLanguage();
  const [sought, setSought] = useState('');
  const wanted = useDeferredValue(sought.trim().toLowerCase());
  const shown = useMemo(() => lines.filter((line) => holds(line, wanted)), [lines, wanted]);
  const random = lines.filter(({ ground }) => ground === 'random').length;
  return (
    <>
      <div className="page-head">
        <h1>
          {title[language]} {month}
        </h1>
        <div className="actions no-print">
          <Button href="/api/lists/latest/bundle.zip">{t.bundle}</Button>{' '}
          <Button
            type="primary"
            onClick={() => {
              window.print();
            }}
          >
            {t.print}
          </Button>
        </div>
      </div>
      <dl className="figures">
        <Figure name={t.targets} value={String(lines.length)} />
        <Figure name={t.random} value={String(random)} />
        <Figure name={t.certainty} value={String(lines.length - random)} />
        <Figure name={t.commitment} value={shortCode(commitmentHash)} />
      </dl>
      <Input.Search
        className="no-print list-search"
        allowClear
        placeholder={t.find}
        aria-label={t.find}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
        }}
      />
      <ListTable lines={shown} caption={t.shown(shown.length, lines.length)} />
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const holds = ({ id, name, lead, members }: ListLine, sought: string): boolean =>
  sought === '' || [id, name, lead, members].some((text) => text.toLowerCase().includes(sought));
