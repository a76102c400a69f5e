import {
  BooleanInput,
  minLength,
  minValue,
  NumberInput,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { DateInput, DistrictInput, TimeInput, WardInput } from '../records/inputs.js';
import { createAndEdit } from '../records/RecordForm.js';
import { useWords } from '../shared/use-words.js';
import { type FactField, type FactKind, labelOf } from './kind.js';

/** The forms of one kind of fact. Editing replaces the version in force; refused when another took its place. */
export function factForms(kind: FactKind) {
  return createAndEdit({
    fields: ({ isNew }) => <Fields kind={kind} isNew={isNew} />,
    toApi: (written, isNew) =>
      isNew ? changeOf(kind, written) : { ...changeOf(kind, written), recordedAt: written['recordedAt'] },
    redirect: 'show',
  });
}

type Written = Record<string, unknown>;

/** The API takes what it knows and nothing else. The reason is that of the change, never the old one. */
function changeOf(kind: FactKind, data: Written): Written {
  const fields = kind.fields.map(({ source }) => [source, data[source] ?? null] as const);
  return {
    ...Object.fromEntries(fields),
    reason: data['because'],
    document: data['document'] ?? null,
    ...(kind.isCorrectable ? { correction: data['correction'] ?? false } : {}),
  };
}

function Fields({ kind, isNew }: { kind: FactKind; isNew: boolean }) {
  const words = useWords();
  return (
    <>
      {kind.fields.map((field) => (
        <Field
          key={field.source}
          field={field}
          label={labelOf(kind, field.source)}
          isFixed={!isNew && field.isAbout === true}
        />
      ))}
      <TextInput
        source="document"
        label="field.document"
        {...(kind.needsDocument ? { validate: required() } : {})}
      />
      <TextInput
        source="because"
        label="field.reason"
        helperText="fact.reasonHelp"
        multiline
        validate={[required(), minLength(3)]}
      />
      {kind.isCorrectable && (
        <BooleanInput source="correction" label="field.correction" defaultValue={false} />
      )}
      {kind.effect !== undefined && <p className="note effect">{words.say(kind.effect)}</p>}
    </>
  );
}

interface FieldProps {
  field: FactField;
  label: string;
  isFixed: boolean;
}

function Field({ field: { source, type, isOptional, help }, label, isFixed }: FieldProps) {
  const isRequired = isOptional !== true;
  const must = isRequired ? [required()] : [];
  if (type === 'ward') return <WardInput source={source} isRequired isFixed={isFixed} />;
  if (type === 'district') return <DistrictInput source={source} isRequired isFixed={isFixed} />;
  const helped = help === undefined ? {} : { helperText: help };
  if (type === 'date' || type === 'week')
    return <DateInput source={source} label={label} isRequired={isRequired} disabled={isFixed} {...helped} />;
  if (type === 'time') return <TimeInput source={source} label={label} isRequired={isRequired} />;
  if (type === 'count')
    return <NumberInput source={source} label={label} validate={[...must, minValue(0)]} min={0} step={1} />;
  if (type === 'decimal') return <NumberInput source={source} label={label} validate={must} step="any" />;
  if (typeof type === 'object') {
    const choices = type.choices.map((name) => ({ id: name, name }));
    return (
      <SelectInput source={source} label={label} validate={must} choices={choices} translateChoice={false} />
    );
  }
  if (type === 'lines')
    return <TextInput source={source} label={label} validate={must} multiline minRows={4} {...helped} />;
  return <TextInput source={source} label={label} validate={must} disabled={isFixed} {...helped} />;
}
