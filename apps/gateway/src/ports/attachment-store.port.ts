export const ATTACHMENT_KINDS = ['police_id', 'application_form', 'legal_document', 'evidence'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export interface AttachmentRecord {
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  /** Hex. */
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly unit: string;
}

export interface NewAttachment extends AttachmentRecord {
  readonly bytes: Buffer;
  readonly subject: string;
  readonly idempotencyKey: string;
  readonly createdAt: string;
}

export interface AttachmentStore {
  /** Keeps the bytes once per SHA-256. @returns the record; the earlier one where this subject used the key before. */
  store(attachment: NewAttachment): Promise<AttachmentRecord>;
  find(attachmentId: string): Promise<AttachmentRecord | undefined>;
  /** @returns those of the ids that exist, by id. */
  known(attachmentIds: readonly string[]): Promise<ReadonlyMap<string, AttachmentRecord>>;
  /** @returns the record with these bytes among the ids. */
  findBySha256(sha256: string, among: readonly string[]): Promise<AttachmentRecord | undefined>;
  bytesOf(sha256: string): Promise<Buffer | undefined>;
}

export const ATTACHMENT_STORE = Symbol('AttachmentStore');
