/** A sleep that a nudge ends; a nudge that comes while nobody sleeps ends the next sleep at once. */
export class WakeUpCall {
  private nudged = false;
  private wake: (() => void) | undefined;

  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** @returns when the time is over or a nudge came since the last sleep. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.nudged && milliseconds > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = undefined;
    }
    this.nudged = false;
  }
}
