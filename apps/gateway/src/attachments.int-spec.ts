import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startGatewayUnderTest, type Answer, type GatewayUnderTest } from './test-support/gateway-under-test';
import type { TestPerson } from './test-support/local-issuer';

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('the rest of a picture')]);
const PDF = Buffer.from('%PDF-1.7 a form');
const TEN_MIB = 10 * 1024 * 1024;

function form(parts: { readonly file?: Buffer; readonly kind?: string; readonly more?: string }): FormData {
  const data = new FormData();
  if (parts.file !== undefined) data.append('file', new Blob([new Uint8Array(parts.file)], { type: 'image/png' }), '../../身份证.png');
  if (parts.kind !== undefined) data.append('kind', parts.kind);
  if (parts.more !== undefined) data.append(parts.more, 'x');
  return data;
}

describe('attachments', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.stop());

  const upload = (rawBody: FormData, as: TestPerson = {}, key: string = randomUUID()): Promise<Answer> =>
    gateway.call('/attachments', { method: 'POST', rawBody, as, headers: { 'idempotency-key': key } });

  const download = async (id: unknown, as: TestPerson): Promise<Response> =>
    fetch(`${gateway.url}/api/v1/attachments/${String(id)}`, { headers: { authorization: `Bearer ${await gateway.issuer.tokenOf(as)}` } });

  it('are stored, told by their bytes and given back as they were', async () => {
    const answer = await upload(form({ file: PNG, kind: 'police_id' }));
    const sha256 = createHash('sha256').update(PNG).digest('hex');
    expect([answer.status, answer.body]).toEqual([201, { attachmentId: expect.stringMatching(/^att_[0-9a-f]{32}$/) as unknown, kind: 'police_id', sha256, size: PNG.length, mediaType: 'image/png' }]);
    const file = await download(answer.body['attachmentId'], {});
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="att_[0-9a-f]+\.png"$/);
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
  });

  it('keep equal bytes once, whoever sends them', async () => {
    const file = Buffer.concat([PDF, Buffer.from(randomUUID())]);
    const answers = await Promise.all([upload(form({ file, kind: 'evidence' })), upload(form({ file, kind: 'application_form' }), { subject: 'user-2' })]);
    expect(new Set(answers.map((answer) => answer.body['attachmentId'])).size).toBe(2);
    const sql = new Client({ connectionString: gateway.services.databaseUrl });
    await sql.connect();
    const { rowCount } = await sql.query('SELECT 1 FROM gateway.attachment_content WHERE sha256 = $1', [answers[0]?.body['sha256']]);
    await sql.end();
    expect(rowCount).toBe(1);
  });

  it('answer the same upload under one key once, another under it with 422', async () => {
    const key = randomUUID();
    const [first, again] = [await upload(form({ file: PDF, kind: 'evidence' }), {}, key), await upload(form({ file: PDF, kind: 'evidence' }), {}, key)];
    expect(again.body).toEqual(first.body);
    expect((await upload(form({ file: PNG, kind: 'evidence' }), {}, key)).body['code']).toBe('IDEMPOTENCY.BODY_DIFFERS');
  });

  it('are read by the unit and those above, never by others', async () => {
    const { attachmentId } = (await upload(form({ file: PDF, kind: 'evidence' }))).body;
    const statusFor = async (as: TestPerson): Promise<number> => (await download(attachmentId, as)).status;
    expect(await statusFor({ role: 'approver', unit: '440305' })).toBe(200);
    expect(await statusFor({ role: 'auditor', unit: '4403' })).toBe(200);
    expect(await statusFor({ role: 'officer', unit: '440306001' })).toBe(404);
    expect(await statusFor({ role: 'analyst', unit: '4403' })).toBe(403);
    expect(await statusFor({ role: 'institution', institution: 'CMB' })).toBe(403);
  });

  it.each<[string, FormData, number, string, string[]]>([
    ['a page that calls itself a picture', form({ file: Buffer.from('<html>'), kind: 'evidence' }), 415, 'ATTACHMENT.TYPE_NOT_ALLOWED', []],
    ['an empty file', form({ file: Buffer.alloc(0), kind: 'evidence' }), 415, 'ATTACHMENT.TYPE_NOT_ALLOWED', []],
    ['more than 10 MiB', form({ file: Buffer.concat([PDF, Buffer.alloc(TEN_MIB)]), kind: 'evidence' }), 413, 'BODY.TOO_LARGE', []],
    ['nothing', form({ more: 'x' }), 400, 'BODY.INVALID', ['/x', '/file', '/kind']],
    ['an unknown kind', form({ file: PDF, kind: 'selfie' }), 400, 'BODY.INVALID', ['/kind']],
    ['a part too many', form({ file: PDF, kind: 'evidence', more: 'note' }), 400, 'BODY.INVALID', ['/note']],
  ])('refuse %s', async (_, rawBody, status, code, paths) => {
    const answer = await upload(rawBody);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(((answer.body['errors'] ?? []) as { path: string }[]).map((error) => error.path)).toEqual(paths);
  });

  it('take exactly 10 MiB', async () => {
    const answer = await upload(form({ file: Buffer.concat([PDF, Buffer.alloc(TEN_MIB - PDF.length)]), kind: 'evidence' }));
    expect([answer.status, answer.body['size']]).toEqual([201, TEN_MIB]);
  });

  it('refuse JSON and a form that is cut short', async () => {
    const json = await gateway.call('/attachments', { method: 'POST', body: {}, headers: { 'idempotency-key': randomUUID() } });
    expect([json.status, json.body['code']]).toEqual([415, 'BODY.MEDIA_TYPE']);
    const cut = await gateway.call('/attachments', {
      method: 'POST', rawBody: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': randomUUID() },
    });
    expect(cut.status).toBe(400);
  });

  it('ask for a key and a role', async () => {
    expect((await gateway.call('/attachments', { method: 'POST', rawBody: form({ file: PDF, kind: 'evidence' }) })).body['code']).toBe('IDEMPOTENCY.KEY_MISSING');
    expect((await upload(form({ file: PDF, kind: 'evidence' }), { role: 'approver' })).status).toBe(403);
  });
});
