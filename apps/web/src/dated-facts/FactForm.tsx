import {
  BooleanInput,
  Create,
  DateInput,
  Edit,
  minLength,
  NumberInput,
  regex,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
} from 'react-admin';
import { FormToolbar } from '../records/FormToolbar.js';
import { DistrictInput, WardInput } from '../records/inputs.js';
import type { FactField, FactKind } from './kind.js';

export function FactCreate({ kind }: { kind: FactKind }) {
  return (
    <Create redirect="show" transform={(data: Written) => changeOf(kind, data)}>
      <Form kind={kind} isNew />
    </Create>
  );
}

/** Replaces the version in force; refused when another one was put in its place meanwhile. */
export function FactEdit({ kind }: { kind: FactKind }) {
  return (
    <Edit
      redirect="show"
      mutationMode="pessimistic"
      // The version in force now, not the one a list showed a while ago.
      queryOptions={{ staleTime: 0 }}
      transform={(data: Written) => ({ ...changeOf(kind, data), recordedAt: data['recordedAt'] })}
    >
      <Form kind={kind} isNew={false} />
    </Edit>
  );
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

function Form({ kind, isNew }: { kind: FactKind; isNew: boolean }) {
  return (
    <SimpleForm toolbar={<FormToolbar />}>
      {kind.fields.map((field) => (
        <Field key={field.source} field={field} isFixed={!isNew && field.isAbout === true} />
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
    </SimpleForm>
  );
}

function Field({ field: { source, type, isOptional }, isFixed }: { field: FactField; isFixed: boolean }) {
  const label = `field.${source}`;
  const must = isOptional ? [] : [required()];
  if (type === 'ward') return <WardInput source={source} isRequired isFixed={isFixed} />;
  if (type === 'district') return <DistrictInput source={source} isRequired isFixed={isFixed} />;
  if (type === 'date') return <DateInput source={source} label={label} validate={must} disabled={isFixed} />;
  if (type === 'count') return <NumberInput source={source} label={label} validate={must} min={0} step={1} />;
  if (type === 'decimal') return <NumberInput source={source} label={label} validate={must} step="any" />;
  if (type === 'time') {
    return (
      <TextInput source={source} label={label} validate={[...must, regex(TIME)]} helperText="fact.time" />
    );
  }
  if (typeof type === 'object') {
    const choices = type.choices.map((name) => ({ id: name, name }));
    return (
      <SelectInput source={source} label={label} validate={must} choices={choices} translateChoice={false} />
    );
  }
  return <TextInput source={source} label={label} validate={must} disabled={isFixed} />;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
