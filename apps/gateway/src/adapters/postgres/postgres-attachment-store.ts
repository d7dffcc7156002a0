import type { Database } from '@paystop/postgres';
import type { AttachmentKind, AttachmentRecord, AttachmentStore, NewAttachment } from '../../ports/attachment-store.port';
import { StoreUnavailable } from '../../ports/intake-store.port';
import { within } from './within';

/** Ten MiB take their time on a slow disk; a picture's record does not. */
const WRITE_LIMIT_MS = 5_000;
const READ_LIMIT_MS = 1_500;

const COLUMNS = 'attachment_id, kind, sha256, size_bytes, media_type, unit';

interface AttachmentRow {
  readonly attachment_id: string;
  readonly kind: AttachmentKind;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly media_type: string;
  readonly unit: string;
}

/** Papers in the database itself, so that a backup of the one is a backup of the other. */
export class PostgresAttachmentStore implements AttachmentStore {
  constructor(private readonly database: Database) {}

  async store(attachment: NewAttachment): Promise<AttachmentRecord> {
    const { attachmentId, sha256, kind, size, mediaType, unit, subject, idempotencyKey, createdAt, bytes } = attachment;
    const work = this.database.unitOfWork.run(async (tx) => {
      await tx.query('INSERT INTO attachment_content (sha256, bytes, media_type) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING', [sha256, bytes, mediaType]);
      const inserted = await tx.query<AttachmentRow>(
        `INSERT INTO attachment (${COLUMNS}, subject, idempotency_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (subject, idempotency_key) DO NOTHING RETURNING ${COLUMNS}`,
        [attachmentId, kind, sha256, size, mediaType, unit, subject, idempotencyKey, createdAt],
      );
      return inserted[0] ?? (await tx.query<AttachmentRow>(`SELECT ${COLUMNS} FROM attachment WHERE subject = $1 AND idempotency_key = $2`, [subject, idempotencyKey]))[0];
    });
    const row = await within(work, WRITE_LIMIT_MS).catch(unavailable);
    if (row === undefined) throw new StoreUnavailable('the attachment cannot be stored now');
    return toRecord(row);
  }

  async find(attachmentId: string): Promise<AttachmentRecord | undefined> {
    const rows = await this.read<AttachmentRow>(`SELECT ${COLUMNS} FROM attachment WHERE attachment_id = $1`, [attachmentId]);
    return rows.map(toRecord)[0];
  }

  async known(attachmentIds: readonly string[]): Promise<ReadonlyMap<string, AttachmentRecord>> {
    if (attachmentIds.length === 0) return new Map();
    const rows = await this.read<AttachmentRow>(`SELECT ${COLUMNS} FROM attachment WHERE attachment_id = ANY($1::text[])`, [attachmentIds]);
    return new Map(rows.map((row) => [row.attachment_id, toRecord(row)]));
  }

  async findBySha256(sha256: string, among: readonly string[]): Promise<AttachmentRecord | undefined> {
    const rows = await this.read<AttachmentRow>(
      `SELECT ${COLUMNS} FROM attachment WHERE sha256 = $1 AND attachment_id = ANY($2::text[]) ORDER BY attachment_id LIMIT 1`, [sha256, among],
    );
    return rows.map(toRecord)[0];
  }

  async bytesOf(sha256: string): Promise<Buffer | undefined> {
    const rows = await this.read<{ bytes: Buffer }>('SELECT bytes FROM attachment_content WHERE sha256 = $1', [sha256]);
    return rows[0]?.bytes;
  }

  private read<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return within(this.database.query<Row>(sql, values), READ_LIMIT_MS).catch(unavailable);
  }
}

function toRecord(row: AttachmentRow): AttachmentRecord {
  return { attachmentId: row.attachment_id, kind: row.kind, sha256: row.sha256, size: row.size_bytes, mediaType: row.media_type, unit: row.unit };
}

function unavailable(error: unknown): never {
  throw new StoreUnavailable('papers cannot be stored or read now', { cause: error });
}
