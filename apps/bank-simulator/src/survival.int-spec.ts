import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anInstruction } from './testing/an-instruction';
import { institutionsFile } from './testing/running-simulator';
import { StubGateway } from './testing/stub-gateway';

const MAIN = join(__dirname, '..', '..', '..', 'dist', 'apps', 'bank-simulator', 'src', 'main.js');
const ENOUGH_ANSWERS = 150;
const SENDERS = 8;

interface Effects { readonly effects: readonly { readonly instructionId: string }[] }

describe('a simulator killed under load', () => {
  const children: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  let gateway: StubGateway;

  beforeAll(async () => {
    gateway = await new StubGateway().start();
    writeFileSync(join(folder, 'institutions.yaml'), institutionsFile(['CMB']));
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await gateway.stop();
    rmSync(folder, { recursive: true });
  });

  async function spawnSimulator(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
    if (!existsSync(MAIN)) throw new Error('build the product first: this test starts its process');
    const env = { ...process.env, PAYSTOP_DATA_DIR: folder, PAYSTOP_INSTITUTIONS: join(folder, 'institutions.yaml'), PAYSTOP_BASE_URL: gateway.url, PORT: '0', NODE_ENV: 'development' };
    const child = fork(MAIN, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    const [message] = (await once(child, 'message')) as [{ readonly url: string }];
    return { child, url: message.url };
  }

  it('forgets nothing that it answered, and does nothing twice when everything is sent again', async () => {
    const { child, url } = await spawnSimulator();
    const answers = new Map<string, string>();
    const sent = new Set<string>();
    const sendUntilDead = async (sender: number): Promise<void> => {
      for (let number = 0; child.exitCode === null && child.signalCode === null; number += 1) {
        const instruction = anOrder(`${String(sender)}-${String(number)}`);
        sent.add(instruction.instructionId);
        const text = await gateway.send(`${url}/banks/CMB`, instruction).then((answer) => answer.text(), () => undefined);
        if (text !== undefined) answers.set(instruction.instructionId, text);
        if (answers.size === ENOUGH_ANSWERS) child.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, (_, sender) => sendUntilDead(sender)));
    expect(answers.size).toBeGreaterThanOrEqual(ENOUGH_ANSWERS);

    const { url: newUrl } = await spawnSimulator();
    for (const [instructionId, text] of answers) {
      expect(await (await gateway.ask(`${newUrl}/banks/CMB`, instructionId)).text()).toBe(text);
    }
    for (const instructionId of sent) expect((await gateway.send(`${newUrl}/banks/CMB`, anOrder(instructionId.slice('ins_'.length)))).status).toBe(200);
    const { effects } = (await (await fetch(`${newUrl}/control/effects`)).json()) as Effects;
    expect(effects.map(({ instructionId }) => instructionId).sort()).toEqual([...sent].sort());
  }, 60_000);
});

function anOrder(name: string) {
  return anInstruction({ instructionId: `ins_${name}`, caseId: `case_${name}`, target: { accountNumber: `6214-${name}`, accountName: '张三' } });
}
