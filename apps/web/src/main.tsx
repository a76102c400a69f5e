import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <main>
      <h1>Làm sạch dữ liệu tiêm chủng và ký số</h1>
    </main>,
  );
}
