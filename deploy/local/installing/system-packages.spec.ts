import { FakeMachine } from '../testing/fake-programs';
import { BROWSING, JAVA, javaMajorVersion, MAVEN, REDIS_SERVER } from './system-programs';
import { ensurePrograms } from './system-packages';

const NEEDED = [REDIS_SERVER, JAVA, MAVEN];
const java = (version: string): string => `echo 'openjdk version "${version}" 2025-04-15' >&2`;

describe('programs that must be on the PATH', () => {
  let machine: FakeMachine;

  beforeEach(() => {
    machine = new FakeMachine();
  });
  afterEach(() => machine.remove());

  /** An apt-get that installs what it is asked for. */
  function aptGet(javaVersion = '17.0.15'): void {
    const installs = [
      `redis-server) ${machine.installing('redis-server')} ;;`,
      `default-jre-headless|openjdk-*) ${machine.installing('java', java(javaVersion))} ;;`,
      `maven) ${machine.installing('mvn')} ;;`,
    ];
    machine.program('apt-get', `for last in "$@"; do :; done\ncase "$last" in ${installs.join(' ')} esac`);
  }

  it('asks nobody for anything when all of it is there', async () => {
    machine.program('redis-server');
    machine.program('mvn');
    machine.program('java', java('21.0.2'));
    aptGet();
    await ensurePrograms(NEEDED, machine.surroundings(true));
    expect(machine.calls().filter((call) => call.startsWith('apt-get'))).toEqual([]);
    expect(machine.told).toEqual([]);
  });

  it('installs as root exactly what is missing, after refreshing the package lists', async () => {
    machine.program('redis-server');
    aptGet();
    await ensurePrograms(NEEDED, machine.surroundings(true));
    expect(machine.calls().filter((call) => call.startsWith('apt-get'))).toEqual([
      'apt-get update',
      'apt-get install -y --no-install-recommends default-jre-headless',
      'apt-get install -y --no-install-recommends maven',
    ]);
    expect(machine.told[0]).toBe('… Debian packages (apt-get install default-jre-headless maven)');
  });

  it('finishes an installation that was interrupted before it starts its own', async () => {
    machine.program('dpkg');
    aptGet();
    await ensurePrograms([REDIS_SERVER], machine.surroundings(true));
    expect(machine.calls().slice(0, 2)).toEqual(['dpkg --configure -a', 'apt-get update']);
  });

  it('goes on with the package lists at hand when they cannot be refreshed', async () => {
    machine.program('apt-get', `[ "$1" = update ] && { echo 'no network'; exit 100; }\n${machine.installing('redis-server')}`);
    await ensurePrograms([REDIS_SERVER], machine.surroundings(true));
    expect(machine.told.join('\n')).toContain('apt-get update failed, trying with the package lists at hand: no network');
  });

  it("replaces a Java that is too old, with another package when Debian's default is too old as well", async () => {
    machine.program('java', java('11.0.20'));
    const newer = machine.installing('java', java('21.0.2'));
    machine.program('apt-get', `for last in "$@"; do :; done\n[ "$last" = openjdk-21-jre-headless ] && ${newer}\nexit 0`);
    await ensurePrograms([JAVA], machine.surroundings(true));
    expect(machine.calls().filter((call) => call.includes('install -y'))).toEqual([
      'apt-get install -y --no-install-recommends default-jre-headless',
      'apt-get install -y --no-install-recommends openjdk-21-jre-headless',
    ]);
  });

  it('brings a Chinese font to a browser that has none, whatever brought the browser', async () => {
    machine.program('chromium');
    machine.program('fc-list');
    machine.program('apt-get', `for last in "$@"; do :; done\n[ "$last" = fonts-noto-cjk ] && ${machine.installing('fc-list', "echo 'Noto Sans CJK SC'")}\nexit 0`);
    await ensurePrograms(BROWSING, machine.surroundings(true));
    expect(machine.calls().filter((call) => call.includes('install -y'))).toEqual(['apt-get install -y --no-install-recommends fonts-noto-cjk']);
  });

  it('installs nothing for an ordinary user but prints the one command to run', async () => {
    aptGet();
    const attempt = ensurePrograms(NEEDED, machine.surroundings(false));
    await expect(attempt).rejects.toThrow(
      [
        'These are missing, and only root may install them:',
        '  redis-server is not installed (the cache)',
        '  java is not installed (runs Kafka)',
        "  mvn is not installed (downloads Kafka's jars)",
        'Run this once, then start again:',
        '  sudo apt-get update && sudo apt-get install -y --no-install-recommends redis-server default-jre-headless maven',
      ].join('\n'),
    );
    expect(machine.calls()).toEqual([]);
  });

  it('says so where there is no apt-get', async () => {
    await expect(ensurePrograms([MAVEN], machine.surroundings(true))).rejects.toThrow('this system has no apt-get');
  });

  it('gives the reason and the command when installing fails', async () => {
    machine.program('apt-get', `[ "$1" = update ] || { echo 'E: Unable to locate package'; exit 100; }`);
    await expect(ensurePrograms([REDIS_SERVER], machine.surroundings(true))).rejects.toThrow(
      /Installing did not work \(E: Unable to locate package\)[\s\S]*apt-get install -y --no-install-recommends redis-server/,
    );
  });
});

describe('the version that java tells', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['Error: could not find libjava.so', null],
  ])('%s is %s', (said, major) => {
    expect(javaMajorVersion(said)).toBe(major);
  });
});
