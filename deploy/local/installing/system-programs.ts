import { lastLines, runProgram } from './programs';
import type { SystemProgram } from './system-packages';

/** Kafka 4 runs on Java 17 and newer. */
const LEAST_JAVA = 17;

/** Major version from `java -version`: `openjdk version "17.0.15"`, or `"1.8.0_392"` for Java 8; null when unreadable. */
export function javaMajorVersion(versionOutput: string): number | null {
  const found = /version "(?:1\.)?(\d+)/.exec(versionOutput);
  return found?.[1] === undefined ? null : Number(found[1]);
}

async function javaTooOld(env: NodeJS.ProcessEnv): Promise<string | null> {
  const { output } = await runProgram({ command: 'java', args: ['-version'], env });
  const major = javaMajorVersion(output);
  if (major === null) return `java does not tell its version (${lastLines(output, 1)})`;
  return major >= LEAST_JAVA ? null : `java is version ${major}, ${LEAST_JAVA} or newer is needed`;
}

export const JAVA: SystemProgram = {
  program: 'java',
  purpose: 'runs Kafka',
  debianPackages: ['default-jre-headless', 'openjdk-21-jre-headless', 'openjdk-17-jre-headless'],
  unsuitable: javaTooOld,
};

export const MAVEN: SystemProgram = {
  program: 'mvn',
  purpose: "downloads Kafka's jars",
  debianPackages: ['maven'],
};

export const REDIS_SERVER: SystemProgram = {
  program: 'redis-server',
  purpose: 'the cache',
  debianPackages: ['redis-server'],
};

export const CHROMIUM: SystemProgram = {
  program: 'chromium',
  purpose: 'shows the screens to the tests',
  debianPackages: ['chromium'],
};

const FONT_LIST: SystemProgram = {
  program: 'fc-list',
  purpose: 'tells which fonts there are',
  debianPackages: ['fontconfig'],
};

async function withoutChinese(env: NodeJS.ProcessEnv): Promise<string | null> {
  const { output } = await runProgram({ command: FONT_LIST.program, args: [':lang=zh-cn', 'family'], env });
  return output.trim() === '' ? 'there is no font with Chinese characters' : null;
}

/** Without one every text on the screens is a row of boxes, each of another width than what it stands for. */
const CHINESE_FONT: SystemProgram = {
  program: FONT_LIST.program,
  purpose: 'writes what is on the screens',
  debianPackages: ['fonts-noto-cjk'],
  unsuitable: withoutChinese,
};

/** All that a browser test looks through. */
export const BROWSING: readonly SystemProgram[] = [CHROMIUM, FONT_LIST, CHINESE_FONT];
