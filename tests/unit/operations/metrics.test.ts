import { expect, it } from 'vitest';
import { createMetrics } from '../../../src/operations/metrics.js';
import { serveMetrics } from '../../../src/operations/metricsServer.js';

const counts = [{ kind: 'scoring', state: 'running', count: 2 }];

it('figures tell requests by route, jobs by state and the version', async () => {
  const metrics = createMetrics('1.2.3', () => Promise.resolve(counts));
  metrics.request('GET', '/lists/:campaign', 200, 0.03);
  metrics.workerEvent({ kind: 'takenOver', count: 3 });
  const text = await metrics.text();
  expect(text).toContain('evenhand_info{version="1.2.3"} 1');
  expect(text).toContain('evenhand_jobs{kind="scoring",state="running"} 2');
  expect(text).toContain('evenhand_jobs_taken_over_total 3');
  expect(text).toMatch(
    /evenhand_http_request_seconds_count\{method="GET",route="\/lists\/:campaign",status="200"\} 1/,
  );
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

it('figures are served on this machine at one address only, and a database that is silent gives 503', async () => {
  let silent = false;
  const metrics = createMetrics('1', () =>
    silent ? Promise.reject(new Error('silent')) : Promise.resolve(counts),
  );
  const served = await serveMetrics(metrics, 0);
  expect(new URL(served.url).hostname).toBe('127.0.0.1');
  expect((await fetch(served.url)).status).toBe(200);
  expect((await fetch(served.url.replace('/metrics', '/'))).status).toBe(404);
  expect((await fetch(served.url, { method: 'POST' })).status).toBe(404);
  silent = true;
  expect((await fetch(served.url)).status).toBe(503);
  await served.close();
});
