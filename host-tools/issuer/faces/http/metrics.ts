/** What Prometheus reads: how many requests, how long, and what came of logins and activations. No label names a person or a device. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../../domain/ports/store.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  readonly outcome: (step: string, outcome: string) => void;
}

/** Around what a hash of a password takes. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'talkode_http_requests_total',
    help: 'Answered requests.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'talkode_http_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['route'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const outcomes = new Counter({
    name: 'talkode_outcomes_total',
    help: 'What came of logins, activations and unblockings.',
    labelNames: ['step', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'talkode_devices',
    help: 'Devices in each state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await store.read((rows) => rows.devices.count());
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
  return {
    registry,
    request(route, method, status, seconds) {
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
    },
    outcome: (step, outcome) => outcomes.inc({ step, outcome }),
  };
}
