import type { KnownPaper } from '@paystop/domain';
import type { Database } from '@paystop/postgres';

const THERE = "SELECT to_regclass('gateway.v_attachment') IS NOT NULL AS there";
const FIND = 'SELECT attachment_id AS "attachmentId", kind, sha256, unit FROM gateway.v_attachment WHERE attachment_id = ANY($1::text[])';

/** Uploaded papers, through the view of the gateway that owns them (architecture: a sanctioned look into another app's tables). */
export class PaperRepository {
  private there = false;

  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** @returns those of the ids that were uploaded; none before a gateway made its view. */
  async find(attachmentIds: readonly string[]): Promise<ReadonlyMap<string, KnownPaper>> {
    if (attachmentIds.length === 0) return new Map();
    this.there ||= (await this.database.query<{ there: boolean }>(THERE))[0]?.there === true;
    const papers = this.there ? await this.database.query<KnownPaper>(FIND, [[...new Set(attachmentIds)]]) : [];
    return new Map(papers.map((paper) => [paper.attachmentId, paper]));
  }
}
