import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeMachine } from '../testing/fake-programs';
import { cacheFolder, ensureKafkaJars, kafkaVersionOf } from './kafka-jars';

const POM = join(__dirname, '..', 'services', 'kafka', 'pom.xml');
/** Finds the folder that Maven is asked to fill. */
const TARGET = `for arg in "$@"; do case "$arg" in -DoutputDirectory=*) target="\${arg#-DoutputDirectory=}" ;; esac; done\nmkdir -p "$target"\n`;
const BRINGS_JARS = `${TARGET}printf kafka > "$target/kafka_2.13-4.2.0.jar"; printf clients > "$target/kafka-clients-4.2.0.jar"`;

describe("Kafka's jars", () => {
  let machine: FakeMachine;
  let cacheDir: string;

  beforeEach(() => {
    machine = new FakeMachine();
    cacheDir = join(machine.folder, 'cache with spaces');
  });
  afterEach(() => machine.remove());

  const ensure = (): Promise<string> => ensureKafkaJars({ cacheDir, pom: POM }, machine.surroundings(false));

  it('asks Maven once for the jars that the pom names', async () => {
    machine.program('mvn', BRINGS_JARS);
    const folder = await ensure();
    expect(folder).toBe(join(cacheDir, `kafka-${kafkaVersionOf(POM)}`));
    expect(readdirSync(folder).sort()).toEqual(['complete.json', 'kafka-clients-4.2.0.jar', 'kafka_2.13-4.2.0.jar']);
    await ensure();
    expect(machine.calls()).toHaveLength(1);
    expect(machine.calls()[0]).toContain(`mvn -B -q -f ${POM} org.apache.maven.plugins:maven-dependency-plugin`);
  });

  it('tries again after a broken download', async () => {
    const marker = join(machine.folder, 'tried');
    machine.program('mvn', `test -e '${marker}' || { printf x > '${marker}'; echo 'Connection reset'; exit 1; }\n${BRINGS_JARS}`);
    await ensure();
    expect(machine.calls()).toHaveLength(2);
    expect(machine.told).toContain('  mvn failed, attempt 1 of 3: Connection reset');
  });

  it('goes on after an interruption: half a download is never taken for a whole one', async () => {
    const folder = join(cacheDir, `kafka-${kafkaVersionOf(POM)}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'kafka_2.13-4.2.0.jar'), 'ka'); // no stamp
    machine.program('mvn', BRINGS_JARS);
    await ensure();
    expect(machine.calls()).toHaveLength(1);
  });

  it('notices a jar that was lost or cut afterwards', async () => {
    machine.program('mvn', BRINGS_JARS);
    const folder = await ensure();
    rmSync(join(folder, 'kafka-clients-4.2.0.jar'));
    await ensure();
    writeFileSync(join(folder, 'kafka_2.13-4.2.0.jar'), 'k');
    await ensure();
    expect(machine.calls()).toHaveLength(3);
  });

  it('gives up after three attempts with what Maven said, leaving no half-filled folder', async () => {
    machine.program('mvn', `${TARGET}printf ka > "$target/kafka_2.13-4.2.0.jar"; echo 'Could not transfer artifact'; exit 1`);
    await expect(ensure()).rejects.toThrow(/what has come is kept, start again to go on[\s\S]*Could not transfer artifact/);
    expect(machine.calls()).toHaveLength(3);
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it("are kept in the user's cache folder, or in the clone's when there is no usable home", () => {
    const home = join(machine.folder, 'home');
    expect(cacheFolder({ HOME: home }, '/clone')).toBe(join(home, '.cache', 'paystop'));
    expect(cacheFolder({ HOME: home, XDG_CACHE_HOME: join(home, 'xdg') }, '/clone')).toBe(join(home, 'xdg', 'paystop'));
    const notAFolder = join(machine.folder, 'file');
    writeFileSync(notAFolder, '');
    expect(cacheFolder({ HOME: notAFolder }, '/clone')).toBe(join('/clone', 'node_modules', '.cache', 'paystop'));
    expect(existsSync(home)).toBe(true);
  });
});
