import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

const SEED = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const LABEL = 'production/food/2026-03/targets';
const tickets = (input: string | Buffer, ...more: string[]) =>
  runCli(['tickets', '--seed', SEED, '--label', LABEL, ...more], 'en_US.UTF-8', input);

/** The formula of the protocol, written out with node:crypto. */
function ticket(id: string): string {
  const parts = [Buffer.from('evenhand/draw/v1/ticket'), Buffer.from(SEED, 'hex'), LABEL, id];
  const framed = parts.map((part) => {
    const bytes = Buffer.from(part as string);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  });
  return createHash('sha256').update(Buffer.concat(framed)).digest('hex');
}

describe('evenhand tickets', () => {
  it('prints ticket and id, ascending, by the formula of the protocol', async () => {
    const ids = ['0012', '12', '91310000MA1FL1XX0X', '上海一号店', '𠮷野', 'a b'];
    const run = await tickets(`${ids.join('\n')}\n`);
    const expected = ids.map((id) => `${ticket(id)} ${id}\n`).sort();
    expect(run).toEqual({ code: 0, stdout: expected.join(''), stderr: '' });
  });

  it('takes ids with carriage returns, blank lines and without a last line feed', async () => {
    const plain = await tickets('7\n8\n');
    expect((await tickets('8\r\n\r\n7')).stdout).toBe(plain.stdout);
    expect(JSON.parse((await tickets('7\n', '--json')).stdout)).toEqual({
      ok: true,
      tickets: [{ ticket: ticket('7'), id: '7' }],
    });
  });

  it('refuses a seed of another length, text that is not NFC and bytes that are not UTF-8', async () => {
    expect((await runCli(['tickets', '--seed', '00', '--label', 'x'])).code).toBe(2);
    expect((await runCli(['tickets', '--seed', 'Z'.repeat(64), '--label', 'x'])).code).toBe(2);
    const twice = await tickets('1\ncafe\u0301\n');
    expect(twice).toMatchObject({ code: 2, stdout: '' });
    expect(twice.stderr).toContain('row #'.replace('#', '2'));
    expect((await tickets(Buffer.from([0xff, 0x0a]))).code).toBe(2);
  });

  it('sorts 200,000 ids in seconds', async () => {
    const started = performance.now();
    const run = await tickets(Array.from({ length: 200_000 }, (_, i) => `${String(i)}\n`).join(''));
    expect(performance.now() - started).toBeLessThan(20_000);
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(200_000);
    expect(lines.every((line, i) => i === 0 || line > (lines[i - 1] ?? ''))).toBe(true);
  });
});
