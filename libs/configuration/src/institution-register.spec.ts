import type { Institution } from '@paystop/contracts';
import { InstitutionRegister } from './institution-register';

function bank(code: string, ...binPrefixes: string[]): Institution {
  return { code, name: code, kind: 'bank', protocol: 'manual', timeoutMs: 1_000, answerWithinMs: 1_000, maxInFlight: 1, ratePerSecond: 1, binPrefixes, publicKeys: [] };
}

function setUp(file: readonly Institution[]) {
  const world = { decided: [] as Institution[], reads: 0, fails: false };
  const warnings: string[] = [];
  const logger = { debug: () => {}, info: () => {}, error: () => {}, warn: (message: string) => void warnings.push(message) };
  const readDecided = async (): Promise<readonly Institution[]> => {
    world.reads += 1;
    if (world.fails) throw new Error('away');
    return [...world.decided];
  };
  return { world, warnings, register: new InstitutionRegister({ file, readDecided, logger }) };
}

const CARD = '6299001234567890';

describe('the institutions of an app that routes', () => {
  it('looks again before it says that there is no such institution', async () => {
    const { world, register } = setUp([bank('CMB', '621483')]);
    world.decided = [bank('NEW', '629900')];
    expect(await register.judge(({ institutionOf }) => institutionOf(CARD))).toBe('NEW');
    expect(await register.judge(({ knowsInstitution }) => knowsInstitution('NEW'))).toBe(true);
    expect(world.reads).toBe(1);
  });

  it('asks nobody for what it knows', async () => {
    const { world, register } = setUp([bank('CMB', '621483')]);
    expect(await register.judge(({ knowsInstitution, institutionOf }) => [knowsInstitution('CMB'), institutionOf('6214830000000008')])).toEqual([true, 'CMB']);
    expect(world.reads).toBe(0);
  });

  it('lets what was decided win over the file, also when the file is read again, and returns to the file', async () => {
    const { world, register } = setUp([bank('CMB', '621483')]);
    world.decided = [bank('CMB', '629900')];
    await register.start();
    register.replaceFile([bank('CMB', '621483'), bank('ICBC', '622202')]);
    expect(register.lookup().institutionOf('6214830000000008')).not.toBe('ICBC');
    expect([CARD, '6222020000000000'].map(register.lookup().institutionOf)).toEqual(['CMB', 'ICBC']);
    world.decided = [];
    expect(await register.refresh()).toBe(true);
    expect(register.lookup().institutionOf(CARD)).toBeUndefined();
    await register.stop();
  });

  it('keeps what it knew last while nothing can be read, and says so once an outage', async () => {
    const { world, warnings, register } = setUp([]);
    world.decided = [bank('NEW', '629900')];
    await register.refresh();
    world.fails = true;
    expect(await register.judge(({ knowsInstitution }) => [knowsInstitution('NEW'), knowsInstitution('OTHER')])).toEqual([true, false]);
    await register.refresh();
    expect(warnings).toEqual(['institutions not read again']);
    world.fails = false;
    await register.refresh();
    world.fails = true;
    await register.refresh();
    expect(warnings).toHaveLength(2);
  });
});
