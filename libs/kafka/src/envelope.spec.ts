import type { OutboxMessage } from '@paystop/ports';
import { encodeEnvelope, parseEnvelope } from './envelope';
import type { IncomingMessage } from './incoming-message';

const SENT: OutboxMessage = {
  eventId: '0d9f1a52-6b3f-4f0e-9d56-0f8f2d1f9b01',
  topic: 'orders.v1',
  key: 'k1',
  type: 'OrderPlaced',
  subject: 'order_1',
  data: { a: 1, b: '引' },
  occurredAt: '2026-11-24T00:00:00.000Z',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  headers: { ce_unit: '440305012' },
};

function received(value: string | null, headers: Readonly<Record<string, string>> = {}): IncomingMessage {
  return { topic: 'orders.v1', partition: 0, offset: '7', key: 'k1', headers, value: value === null ? null : Buffer.from(value), timestamp: 0 };
}

const REQUIRED = { ce_id: '1', ce_source: '/s', ce_type: 'T' };

it('reads back what it wrote', () => {
  const { key, value, headers } = encodeEnvelope(SENT, '/paystop/spec');
  expect(key).toBe('k1');
  expect(headers).toMatchObject({ ce_specversion: '1.0', 'content-type': 'application/json', ce_unit: '440305012' });
  const parsed = parseEnvelope(received(String(value), headers));
  expect(parsed).toMatchObject({
    ok: true,
    envelope: { id: SENT.eventId, source: '/paystop/spec', type: 'OrderPlaced', subject: 'order_1', time: SENT.occurredAt, traceparent: SENT.traceparent, data: SENT.data },
  });
});

it('leaves JSON text as it was given', () => {
  expect(encodeEnvelope({ ...SENT, data: '{ "b": 1 }' }, '/s').value).toBe('{ "b": 1 }');
});

it('sends null as no value at all, which compaction takes for a tombstone', () => {
  expect(encodeEnvelope({ ...SENT, data: null }, '/s').value).toBeNull();
  expect(encodeEnvelope({ ...SENT, data: 'null' }, '/s').value).toBeNull(); // as the event log gives it back
});

it('reads the structured mode as well', () => {
  const event = { specversion: '1.0', id: '1', source: '/s', type: 'T', unit: '440305', traceparent: '00-a-b-01', data: { x: 1 } };
  const parsed = parseEnvelope(received(JSON.stringify(event), { 'content-type': 'application/cloudevents+json; charset=utf-8' }));
  expect(parsed).toMatchObject({ ok: true, envelope: { id: '1', source: '/s', type: 'T', traceparent: '00-a-b-01', data: { x: 1 } } });
  if (parsed.ok) expect(parsed.envelope.headers['ce_unit']).toBe('440305');
});

it.each([
  ['a tombstone', received(null, REQUIRED), 'ENVELOPE.EMPTY'],
  ['no JSON', received('{"a":', REQUIRED), 'ENVELOPE.NOT_JSON'],
  ['an empty value', received('', REQUIRED), 'ENVELOPE.NOT_JSON'],
  ['no id', received('{}', { ...REQUIRED, ce_id: '' }), 'ENVELOPE.ATTRIBUTE_MISSING'],
  ['no headers', received('{}'), 'ENVELOPE.ATTRIBUTE_MISSING'],
  ['another version', received('{}', { ...REQUIRED, ce_specversion: '0.3' }), 'ENVELOPE.ATTRIBUTE_MISSING'],
  ['a structured list', received('[]', { 'content-type': 'application/cloudevents+json' }), 'ENVELOPE.NOT_JSON'],
  ['structured without data', received('{"id":"1"}', { 'content-type': 'application/cloudevents+json' }), 'ENVELOPE.EMPTY'],
])('refuses %s', (_what, message, reason) => {
  expect(parseEnvelope(message)).toMatchObject({ ok: false, reason });
});

it('reads the data of a structured event from base64, and says what is no JSON in it', () => {
  const event = (content: string): IncomingMessage => received(
    JSON.stringify({ id: '1', source: '/s', type: 'T', data_base64: Buffer.from(content).toString('base64') }), { 'content-type': 'application/cloudevents+json' },
  );
  expect(parseEnvelope(event('{"a":"引"}'))).toMatchObject({ ok: true, envelope: { data: { a: '引' }, json: '{"a":"引"}' } });
  expect(parseEnvelope(event('{"a":'))).toMatchObject({ ok: false, reason: 'ENVELOPE.NOT_JSON' });
});
