import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { unitCovers } from '@paystop/domain';
import { isProblemCode, problem, requireIdempotencyKey } from '@paystop/http-kit';
import type { AuthenticatedPrincipal } from '@paystop/security';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTACHMENT_STORE, type AttachmentRecord, type AttachmentStore } from '../ports/attachment-store.port';
import { INSTRUCTION_PAPERS, type InstructionPapers } from '../ports/instruction-papers.port';
import { API_PREFIX } from '../routes/route-definition';
import { StoreAttachment } from '../usecases/store-attachment/store-attachment.usecase';
import { Access, Caller, callerOf } from './access';
import { readUpload } from './read-upload';
import { header } from './verdict-forwarder';

const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' };

@Controller(API_PREFIX)
export class AttachmentsController {
  constructor(
    @Inject(StoreAttachment) private readonly storing: StoreAttachment,
    @Inject(ATTACHMENT_STORE) private readonly store: AttachmentStore,
    @Inject(INSTRUCTION_PAPERS) private readonly papers: InstructionPapers,
  ) {}

  @Post('attachments')
  @Access('store_attachments')
  @HttpCode(201)
  async upload(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const idempotencyKey = requireIdempotencyKey(header(request, 'idempotency-key'));
    const upload = await readUpload(request);
    const result = await this.storing.keep({ ...upload, caller: callerOf(request), idempotencyKey });
    if (!result.ok) throw isProblemCode(result.error.code) ? problem(result.error.code, result.error.detail) : new Error(result.error.code);
    const { unit: _, ...answer } = result.value;
    void reply.header('location', `${API_PREFIX}/attachments/${answer.attachmentId}`);
    return answer;
  }

  @Get('attachments/:attachmentId')
  @Access('read_attachments')
  async read(@Param('attachmentId') attachmentId: string, @Caller() caller: AuthenticatedPrincipal, @Res() reply: FastifyReply): Promise<void> {
    const record = await this.store.find(attachmentId);
    if (record === undefined || !unitCovers(caller.unit, record.unit)) throw problem('OBJECT.NOT_FOUND');
    await this.send(record, reply);
  }

  /** What an institution is shown of the papers behind an instruction to it; late ones appear as they come. */
  @Get('instructions/:instructionId/documents/:sha256')
  @Access('read_attachments', 'read_instructions')
  async readDocument(
    @Param('instructionId') instructionId: string,
    @Param('sha256') sha256: string,
    @Caller() caller: AuthenticatedPrincipal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const instruction = await this.papers.of(instructionId);
    if (instruction === undefined || !maySee(caller, instruction)) throw problem('OBJECT.NOT_FOUND');
    const record = await this.store.findBySha256(sha256.toLowerCase(), instruction.attachmentIds);
    if (record === undefined) throw problem('OBJECT.NOT_FOUND');
    await this.send(record, reply);
  }

  private async send(record: AttachmentRecord, reply: FastifyReply): Promise<void> {
    const bytes = await this.store.bytesOf(record.sha256);
    if (bytes === undefined) throw problem('OBJECT.NOT_FOUND');
    const name = `${record.attachmentId}.${EXTENSIONS[record.mediaType] ?? 'bin'}`;
    void reply
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'content-security-policy': 'sandbox', etag: `"${record.sha256}"` })
      .type(record.mediaType)
      .send(bytes);
  }
}

function maySee(caller: AuthenticatedPrincipal, instruction: { readonly institutionCode: string | null; readonly units: readonly string[] }): boolean {
  if (caller.roles.includes('institution')) return caller.institution !== undefined && caller.institution === instruction.institutionCode;
  return instruction.units.some((unit) => unitCovers(caller.unit, unit));
}
