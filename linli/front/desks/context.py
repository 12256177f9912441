"""What every page of the house may show: who is here, in which community, which mode, what menu."""


def house(request):
    return {}
