/** A wrong configuration; the message is one sentence for the person who starts the app: what is wrong, and the way out. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}
