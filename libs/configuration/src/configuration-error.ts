/** A wrong setting: stops a start with a sentence that names the variable, the rule and the way out. */
export class ConfigurationError extends Error {
  constructor(readonly variable: string, sentence: string) {
    super(`${variable}: ${sentence}`);
    this.name = 'ConfigurationError';
  }
}
