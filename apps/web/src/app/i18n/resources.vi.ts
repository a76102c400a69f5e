/** Names of React-Admin's screens and of their fields. */
export const resourcesVi = {
  resources: {
    wards: {
      name: 'Phường, xã',
      fields: {
        q: 'Tìm theo tên',
        code: 'Mã',
        name: 'Tên',
        districtCode: 'Quận, huyện',
        districtName: 'Quận, huyện',
        population: 'Dân số 2019',
        required: 'Cần xác thực',
        isMember: 'Tham gia chiến dịch',
      },
    },
  },
};

export type ResourceMessages = typeof resourcesVi;
