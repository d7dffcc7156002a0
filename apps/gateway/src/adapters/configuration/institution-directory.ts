import { BinDirectory } from '@paystop/configuration';
import type { Institution } from '@paystop/contracts';

/** The institutions file as last read; what it says only warns at intake, the orchestrator routes. */
export class InstitutionDirectory {
  private directory: BinDirectory;

  constructor(institutions: readonly Institution[]) {
    this.directory = new BinDirectory(institutions);
  }

  replace(institutions: readonly Institution[]): void {
    this.directory = new BinDirectory(institutions);
  }

  knowsInstitution(code: string): boolean {
    return this.directory.knows(code);
  }

  institutionOf(accountNumber: string): string | undefined {
    return this.directory.institutionOf(accountNumber);
  }
}
