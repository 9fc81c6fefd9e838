// Listens to the labs' one event.
document.addEventListener('ironlab-progress', (event) => {
  document.getElementById('log').textContent = JSON.stringify(event.detail);
});
