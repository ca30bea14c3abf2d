"""What blocks of code have besides their text: colours, buttons, a way to scroll sideways."""
