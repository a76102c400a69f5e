import { AutocompleteInput, ReferenceInput, required, SearchInput } from 'react-admin';
import type { Ward } from '@api/contract/area.js';

interface AreaInputProps {
  source: string;
  label?: string;
  isRequired?: boolean;
  isFixed?: boolean;
  alwaysOn?: boolean;
}

/** A district found by its name, with or without accents: the server looks. */
export function DistrictInput({ source, label = 'field.districtCode', isRequired, isFixed }: AreaInputProps) {
  return (
    <ReferenceInput source={source} reference="districts" perPage={100}>
      <AutocompleteInput
        label={label}
        optionText="name"
        filterToQuery={(q: string) => ({ q })}
        validate={isRequired ? required() : undefined}
        disabled={isFixed ?? false}
      />
    </ReferenceInput>
  );
}

/** A ward found by name, district or code. */
export function WardInput({ source, label = 'field.wardName', isRequired, isFixed }: AreaInputProps) {
  return (
    <ReferenceInput source={source} reference="wards" perPage={50}>
      <AutocompleteInput
        label={label}
        optionText={(ward?: Ward) => (ward ? `${ward.name}, ${ward.districtName} (${ward.code})` : '')}
        filterToQuery={(q: string) => ({ q })}
        validate={isRequired ? required() : undefined}
        disabled={isFixed ?? false}
      />
    </ReferenceInput>
  );
}

export const searchFilter = <SearchInput key="q" source="q" alwaysOn />;
export const districtFilter = <DistrictInput key="districtCode" source="districtCode" alwaysOn />;
