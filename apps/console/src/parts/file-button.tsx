export interface FileButtonProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** Chooses a paper. The browser's own field speaks the browser's language, so it lies under a label of ours. */
export function FileButton({ label, isDisabled = false, onFile }: FileButtonProps) {
  return (
    <label className="file-button">
      {label}
      <input
        type="file" className="under-label" accept="image/jpeg,image/png,image/webp,application/pdf" disabled={isDisabled}
        onChange={(event) => { const [file] = event.target.files ?? []; if (file !== undefined) onFile(file); }}
      />
    </label>
  );
}
