import { getJson } from '../supervisor/get-json';

interface DemoUser {
  readonly user: string;
  readonly role: string;
  readonly unit: string;
}

/** The development issuer knows its demo users; without it there are none to show. */
export async function demoUserLines(issuerUrl: string | null): Promise<string[]> {
  if (issuerUrl === null) return ['users       those of OIDC_ISSUER'];
  const users = await demoUsers(issuerUrl);
  const lines = users.map(({ user, role, unit }) => `  ${user.padEnd(18)} ${role.padEnd(12)} unit ${unit}`);
  const command = 'npm run --silent token -- --role officer --unit 440305012';
  return [`demo users  (a token: ${command})`, ...lines];
}

async function demoUsers(issuerUrl: string): Promise<DemoUser[]> {
  const answer = await getJson(`${issuerUrl}/demo-users`);
  return Array.isArray(answer?.body) ? (answer.body as DemoUser[]) : [];
}
