"""What happened: found once, said once; news, debrief and report choose what they tell of it."""
