import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, importJWK, type JWK } from 'jose';

/** Access tokens for everybody who acts in the demonstration, signed with the development issuer's own key. */
export interface Person {
  readonly user: string;
  readonly role: 'officer' | 'operator' | 'approver' | 'analyst';
  readonly unit: string;
}

const LIFETIME = '1h';
const ALGORITHM = 'ES256';

export class Badges {
  private readonly issued = new Map<string, string>();

  private constructor(
    private readonly issuer: string,
    private readonly key: Awaited<ReturnType<typeof importJWK>>,
    private readonly keyId: string,
  ) {}

  /** @param dataDir where the development issuer keeps its key. @throws Error when there is none: tokens of a real issuer cannot be made here. */
  static async open(issuer: string, dataDir: string): Promise<Badges> {
    const { keys } = JSON.parse(readFileSync(join(dataDir, 'dev-issuer.json'), 'utf8')) as { keys: (JWK & { kid: string })[] };
    const [jwk] = keys;
    if (jwk === undefined) throw new Error('the development issuer has no key');
    return new Badges(issuer, await importJWK({ ...jwk }, ALGORITHM), jwk.kid);
  }

  async of(person: Person): Promise<string> {
    const name = `${person.role}:${person.user}`;
    const known = this.issued.get(name);
    if (known !== undefined) return known;
    const token = await this.sign(person);
    this.issued.set(name, token);
    return token;
  }

  private sign({ user, role, unit }: Person): Promise<string> {
    const claims = { roles: [role], unit, name: user, ...(role === 'officer' ? { officer_id: user } : {}) };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: this.keyId })
      .setIssuer(this.issuer)
      .setAudience(process.env['OIDC_AUDIENCE'] || 'paystop')
      .setSubject(`user:${user}`)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(this.key);
  }
}
