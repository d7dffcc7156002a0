/** Which papers stand behind an instruction, and who may ask for them. */
export interface InstructionPapers {
  of(instructionId: string): Promise<InstructionPaperTrail | undefined>;
}

export interface InstructionPaperTrail {
  readonly institutionCode: string | null;
  readonly units: readonly string[];
  /** Attachments of all requests that the instruction serves. */
  readonly attachmentIds: readonly string[];
}

export const INSTRUCTION_PAPERS = Symbol('InstructionPapers');
