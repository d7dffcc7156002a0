import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runProgram, StartRefused, step, type Surroundings } from './programs';

const ATTEMPTS = 3;
const STAMP = 'complete.json';
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

export interface KafkaJars {
  /** Folder that survives `--fresh`; holds one folder per Kafka version. */
  readonly cacheDir: string;
  /** The pom that names the jars. */
  readonly pom: string;
}

type JarSizes = Readonly<Record<string, number>>;

/** The version in the pom names the cache folder, so that another version never meets the old jars. */
export function kafkaVersionOf(pom: string): string {
  const found = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)<\/version>/.exec(readFileSync(pom, 'utf8'));
  if (found?.[1] === undefined) throw new Error(`${pom} names no Kafka version`);
  return found[1];
}

function sizesIn(folder: string): JarSizes {
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'));
  return Object.fromEntries(jars.map((name) => [name, statSync(join(folder, name)).size]));
}

function isComplete(folder: string): boolean {
  try {
    const wanted = JSON.parse(readFileSync(join(folder, STAMP), 'utf8')) as JarSizes;
    const present = sizesIn(folder);
    return Object.entries(wanted).every(([name, size]) => present[name] === size);
  } catch {
    return false; // no stamp: the download was interrupted
  }
}

/** Maven writes a jar into its own repository only when it is whole, so a further attempt fetches what is missing. */
async function download(jars: KafkaJars, target: string, surroundings: Surroundings): Promise<string | null> {
  const args = ['-B', '-q', '-f', jars.pom, COPY_GOAL, '-DincludeScope=runtime', `-DoutputDirectory=${target}`];
  const { code, output } = await runProgram({ command: 'mvn', args, env: surroundings.env, cwd: jars.cacheDir });
  if (code !== 0) return lastLines(output);
  const found = existsSync(target) ? Object.keys(sizesIn(target)) : [];
  return found.some((name) => name.startsWith('kafka_')) ? null : 'mvn brought no Kafka jar';
}

async function downloadWithRetries(jars: KafkaJars, target: string, surroundings: Surroundings): Promise<void> {
  let failure: string | null = null;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    failure = await download(jars, target, surroundings);
    if (failure === null) return;
    surroundings.tell(`  mvn failed, attempt ${attempt} of ${ATTEMPTS}: ${lastLines(failure, 1)}`);
  }
  throw new StartRefused(
    `Kafka's jars could not be downloaded; what has come is kept, start again to go on. Maven said:\n${failure ?? ''}`,
  );
}

/** Gives the folder with Kafka's jars, downloading them once per machine and user. */
export async function ensureKafkaJars(jars: KafkaJars, surroundings: Surroundings): Promise<string> {
  const version = kafkaVersionOf(jars.pom);
  const folder = join(jars.cacheDir, `kafka-${version}`);
  if (isComplete(folder)) return folder;
  mkdirSync(jars.cacheDir, { recursive: true });
  const partial = join(jars.cacheDir, `kafka-${version}.partial-${process.pid}`);
  await step(surroundings.tell, `Kafka ${version} (mvn dependency:copy-dependencies, about 45 MB)`, async () => {
    try {
      await downloadWithRetries(jars, partial, surroundings);
      writeFileSync(join(partial, STAMP), JSON.stringify(sizesIn(partial)));
      rmSync(folder, { recursive: true, force: true });
      moveFolder(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  });
  return folder;
}

/** Renaming fails when another start finished first; its jars are as good as ours. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!isComplete(to)) throw error;
  }
}

/** Where downloads are kept: the user's cache folder, or the clone's when there is no usable home. */
export function cacheFolder(env: NodeJS.ProcessEnv, root: string): string {
  const candidates = [
    env['PAYSTOP_CACHE_DIR'],
    env['XDG_CACHE_HOME'] === undefined ? undefined : join(env['XDG_CACHE_HOME'], 'paystop'),
    env['HOME'] === undefined || env['HOME'] === '' ? undefined : join(env['HOME'], '.cache', 'paystop'),
  ];
  for (const folder of candidates) {
    if (folder !== undefined && folder !== '' && isWritable(folder)) return folder;
  }
  return join(root, 'node_modules', '.cache', 'paystop');
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
