import type { DataProvider, GetListParams, Identifier, RaRecord } from 'ra-core';
import { ask, change } from './api.js';

interface Row {
  id?: Identifier;
  code?: string;
}

interface Listed {
  rows: Row[];
  total: number;
}

/** How React-Admin's screens speak to the API. One route a verb, as the contract names them. */
export const dataProvider = {
  getList: async (resource: string, params: GetListParams & { signal?: AbortSignal }) => {
    const { rows, total } = await ask<Listed>(resource, listQuery(params), params.signal);
    return { data: rows.map(named), total };
  },

  getOne: async (resource: string, params: { id: Identifier; signal?: AbortSignal }) => ({
    data: named(await ask<Row>(`${resource}/${params.id}`, {}, params.signal)),
  }),

  /** One call a record: the lists that refer to others are short, and each answer is kept by its id. */
  getMany: async (resource: string, params: { ids: Identifier[]; signal?: AbortSignal }) => ({
    data: await Promise.all(
      params.ids.map(async (id) => named(await ask<Row>(`${resource}/${id}`, {}, params.signal))),
    ),
  }),

  getManyReference: async (
    resource: string,
    params: GetListParams & { target: string; id: Identifier; signal?: AbortSignal },
  ) => {
    const query = { ...listQuery(params), [params.target]: params.id };
    const { rows, total } = await ask<Listed>(resource, query, params.signal);
    return { data: rows.map(named), total };
  },

  create: async (resource: string, params: { data: object }) => ({
    data: named(await change<Row>('POST', resource, params.data)),
  }),

  update: async (resource: string, params: { id: Identifier; data: object }) => ({
    data: named(await change<Row>('PUT', `${resource}/${params.id}`, params.data)),
  }),

  delete: async (resource: string, params: { id: Identifier; previousData?: RaRecord; meta?: object }) => {
    const answer = await change<RaRecord | undefined>('DELETE', `${resource}/${params.id}`, params.meta);
    return { data: answer ?? params.previousData ?? { id: params.id } };
  },

  updateMany: () => Promise.reject(new Error('Nothing here is changed by the many.')),
  deleteMany: () => Promise.reject(new Error('Nothing here is deleted by the many.')),
} as unknown as DataProvider;

/** React-Admin knows a record by its `id`; areas are known by their official code. */
function named(row: Row): RaRecord {
  return { ...row, id: row.id ?? row.code ?? '' };
}

function listQuery({ pagination, sort, filter }: GetListParams) {
  // 'id' is what React-Admin says when a screen chose no order: the list's own then holds.
  const order = sort?.field === 'id' ? undefined : sort;
  return {
    page: pagination?.page,
    perPage: pagination?.perPage,
    sort: order?.field,
    order: order?.order.toLowerCase(),
    ...(filter as Record<string, string>),
  };
}
