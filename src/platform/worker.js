// Starts the program once more, off the main thread. The page says where its
// own script lies and hands over what it has compiled, so that nothing else is
// loaded. What comes before the program listens is kept for it.
const early = [];
onmessage = async ({ data: [script, compiled] }) => {
  onmessage = (message) => early.push(message);
  try {
    const { default: start } = await import(script);
    await start({ module_or_path: compiled });
    postMessage(true);
    early.forEach((message) => onmessage(message));
  } catch (error) {
    postMessage(null);
    throw error;
  }
};
