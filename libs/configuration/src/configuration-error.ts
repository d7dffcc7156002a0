import { ConfigError } from '@paystop/kernel';

/** A wrong setting, by the variable that names it. */
export class ConfigurationError extends ConfigError {
  constructor(readonly variable: string, sentence: string) {
    super(`${variable}: ${sentence}`);
  }
}
