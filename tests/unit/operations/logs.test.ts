import { describe, expect, it } from 'vitest';
import { createLogger, logOn } from '../../../src/operations/logger.js';
import { scrub } from '../../../src/operations/scrub.js';

const SECRETS = {
  password: 'correct horse',
  token: 'tok-4711-abcdef',
  secret: '00ff00ff00ff',
  phone: '13800138000',
  identity: '11010519491231002X',
  address: 'li.lei@example.gov.cn',
};

function lines(
  write: (log: ReturnType<typeof logOn>, pino: ReturnType<typeof createLogger>) => void,
): string {
  let written = '';
  const logger = createLogger('debug', { write: (line: string) => void (written += line) });
  write(logOn(logger), logger);
  return written;
}

describe('log lines', () => {
  it('of an error tell kind, code and frames, never the message', () => {
    const error = Object.assign(new Error('Key (login)=(zhangsan) already exists'), { code: '23505' });
    const line = lines((log) => {
      log.error('request.failed', error, { route: '/api/people' });
    });
    expect(JSON.parse(line)).toMatchObject({
      ...{ level: 'error', msg: 'request.failed', route: '/api/people' },
      err: { kind: 'Error', code: '23505' },
    });
    expect(line).toContain('logs.test.ts');
    expect(line).not.toContain('zhangsan');
  });

  it('of a request name its route, never its address, headers or body', () => {
    const request = {
      ...{
        id: 'req-1',
        method: 'GET',
        url: '/enterprises?name=张三面馆',
        headers: { cookie: SECRETS.token },
      },
      routeOptions: { url: '/enterprises' },
    };
    const line = lines((_log, pino) => {
      pino.info(
        { req: request, res: { statusCode: 200, headers: { 'set-cookie': SECRETS.token } } },
        'request',
      );
    });
    expect(JSON.parse(line)).toMatchObject({ req: { route: '/enterprises' }, res: { status: 200 } });
    expect(line).not.toContain('张三');
    expect(line).not.toContain(SECRETS.token);
  });

  it('are struck out where a secret or a person slips in all the same', () => {
    const line = lines((_log, pino) => {
      pino.info(
        {
          ...{ body: { ...SECRETS, login: 'zhangsan', api_key: 'k-1' } },
          query: `token=${SECRETS.token}&page=2`,
          header: `Bearer ${SECRETS.token}`,
          url: 'postgresql://evenhand:pa55word@db/evenhand',
          said: `call ${SECRETS.phone} or ${SECRETS.address} about ${SECRETS.identity}`,
        },
        'slip',
      );
    });
    for (const secret of [...Object.values(SECRETS), 'zhangsan', 'pa55word', 'k-1'])
      expect(line).not.toContain(secret);
    expect(line).toContain('page=2');
    expect(line).toContain('@db/evenhand');
  });

  it('keep what operators need: times, ports, hashes, codes of enterprises', () => {
    const kept = [
      '{"time":"2026-11-25T00:00:00.000Z","pid":13800}',
      '{"url":"http://127.0.0.1:3000","hash":"00112233445566778899aabbccddeeff"}',
      '{"enterprise":"91310000MA1FL0XU53","ms":1764032400123}',
    ];
    expect(kept.map(scrub)).toEqual(kept);
  });
});
