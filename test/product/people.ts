import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, importJWK, type JWK } from 'jose';

export interface Person {
  readonly user: string;
  readonly role: 'officer' | 'operator' | 'approver' | 'auditor' | 'analyst' | 'admin' | 'institution';
  readonly unit?: string;
  readonly institution?: string;
}

export const STATION = '440305012';
export const OFFICER: Person = { user: 'P440305-0117', role: 'officer', unit: STATION };
export const ASSISTING_OFFICER_ID = 'P440305-0122';
export const OPERATOR: Person = { user: 'operator-4403', role: 'operator', unit: '4403' };
export const SECOND_OPERATOR: Person = { user: 'operator-4403-b', role: 'operator', unit: '4403' };
export const APPROVER: Person = { user: 'approver-4403', role: 'approver', unit: '4403' };
export const AUDITOR: Person = { user: 'auditor-4403', role: 'auditor', unit: '4403' };
export const ANALYST: Person = { user: 'analyst-4403', role: 'analyst', unit: '4403' };
export const ADMIN: Person = { user: 'admin-1', role: 'admin', unit: '4403' };

const ALGORITHM = 'ES256';
const LIFETIME = '6h';

/** Makes access tokens for anybody, as the development issuer of a data folder would. */
export class TokenDesk {
  private readonly issued = new Map<string, Promise<string>>();

  constructor(
    private readonly issuer: string,
    private readonly dataDir: string,
  ) {}

  tokenOf(person: Person): Promise<string> {
    const name = JSON.stringify(person);
    const known = this.issued.get(name);
    if (known !== undefined) return known;
    const token = this.sign(person);
    this.issued.set(name, token);
    return token;
  }

  private async sign({ user, role, unit, institution }: Person): Promise<string> {
    const { keys } = JSON.parse(readFileSync(join(this.dataDir, 'dev-issuer.json'), 'utf8')) as { keys: (JWK & { kid: string })[] };
    const [jwk] = keys;
    if (jwk === undefined) throw new Error('the development issuer has no key');
    const claims = { roles: [role], name: user, ...(unit === undefined ? {} : { unit }), ...(institution === undefined ? {} : { institution }), ...(role === 'officer' ? { officer_id: user } : {}) };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: jwk.kid })
      .setIssuer(this.issuer)
      .setAudience('paystop')
      .setSubject(`user:${user}`)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(await importJWK({ ...jwk }, ALGORITHM));
  }
}
