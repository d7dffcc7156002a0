export interface RadioTilesProps {
  readonly name: string;
  readonly legend: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly problem?: string | undefined;
}

/** Real radio buttons that look like tiles: arrow keys and screen readers know them. */
export function RadioTiles({ name, legend, value, onChange, options, problem }: RadioTilesProps) {
  const problemId = `${name}-problem`;
  return (
    <fieldset className="tiles" data-field={name} {...(problem === undefined ? {} : { 'aria-describedby': problemId })}>
      <legend>{legend}</legend>
      <div className="tile-grid">
        {options.map((option) => (
          <label key={option.value} className="tile">
            <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {problem === undefined ? null : <p id={problemId} className="problem">{problem}</p>}
    </fieldset>
  );
}
