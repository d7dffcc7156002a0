const TONES_HZ = [880, 660, 880];
const TONE_SECONDS = 0.18;
const LOUDNESS = 0.15;

/** Three short tones, made here: no file to load when the line is bad. */
export function soundAlarm(): void {
  const audio = new AudioContext();
  TONES_HZ.forEach((frequency, index) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = LOUDNESS;
    tone.frequency.value = frequency;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + index * TONE_SECONDS);
    tone.stop(audio.currentTime + (index + 1) * TONE_SECONDS);
  });
  setTimeout(() => void audio.close(), (TONES_HZ.length + 1) * TONE_SECONDS * 1_000);
}
